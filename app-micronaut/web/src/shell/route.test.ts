import { expect, test } from "vitest";
import { href, routeOf } from "./route";

test("places survive as addresses", () => {
  expect(routeOf(href(["view", "a/b %"], { map: "SNR" })).path).toEqual(["view", "a/b %"]);
});

test("a mistyped address is a place that is not there", () => {
  expect(routeOf("#/view/%E0%A4%A").path).toEqual(["view", "%E0%A4%A"]);
});
