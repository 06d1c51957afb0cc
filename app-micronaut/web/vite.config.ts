import { defineConfig } from "vitest/config";

const SERVER = process.env["MROPTIMUM_SERVER"] ?? "http://127.0.0.1:8080";

/**
 * One page, hashed assets. No asset is inlined: the server's content security policy allows files of its own only.
 * `npm run dev` talks to the server at MROPTIMUM_SERVER, or to that of `./mroptimum serve` on this machine.
 */
export default defineConfig({
  // The pages of the error codes lie among the documents.
  server: { host: "127.0.0.1", fs: { allow: ["../.."] }, proxy: { "/api": SERVER } },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
