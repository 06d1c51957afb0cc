import { expect, test } from "vitest";
import { refusalOfHouse } from "./house";

test("a code of the server is told in words", () => {
  expect(refusalOfHouse("?refused=MRO-6016")).toMatch(/^MRO-6016: There is no account/);
});

test("nothing is told without a code, and nothing that somebody else wrote into the address", () => {
  for (const query of ["", "?refused=", "?refused=toString", "?refused=Call%20this%20number"]) {
    expect(refusalOfHouse(query)).toBe("");
  }
});
