import { expect, test } from "vitest";
import { errorPage, pageOf } from "./pages";

test("a page has a title and three parts", () => {
  const page = errorPage("MRO-1009");
  expect(page?.title).toContain("MRO-1009");
  expect(page?.parts.map((part) => part.title)).toEqual(["What you see", "Cause", "Cure"]);
  expect(page?.parts.every((part) => part.text.length > 20)).toBe(true);
});

test("a code without page has none", () => {
  expect(errorPage("MRO-0000")).toBeNull();
});

test("lines of a paragraph become one text", () => {
  expect(pageOf("# T\n\n## A\none\ntwo\n\n## B\nthree\n").parts).toEqual([
    { title: "A", text: "one two" },
    { title: "B", text: "three" },
  ]);
});
