import { render } from "preact";
import { App } from "./shell/app";
import { followAddress } from "./shell/route";
import { followTheme } from "./shell/theme";
import "./styles/index.css";

followTheme();
followAddress();
render(<App />, document.getElementById("page") as HTMLElement);
