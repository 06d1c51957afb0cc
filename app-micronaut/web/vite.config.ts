import { defineConfig } from "vitest/config";
import { mock } from "./dev/mock";

/**
 * One page, hashed assets. No asset is inlined: the server's content security policy allows files of its own only.
 * With MROPTIMUM_SERVER set, `npm run dev` talks to that server; otherwise to a mock in memory.
 */
export default defineConfig(({ command }) => {
  const server = process.env["MROPTIMUM_SERVER"];
  return {
    plugins: command === "serve" && !server ? [mock()] : [],
    // The pages of the error codes lie among the documents.
    server: { host: "127.0.0.1", fs: { allow: ["../.."] }, proxy: server ? { "/api": server } : {} },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      target: "es2022",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      reportCompressedSize: false,
    },
    test: { include: ["src/**/*.test.ts"], environment: "node" },
  };
});
