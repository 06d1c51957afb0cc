import { defineConfig } from "vitest/config";
import { mock } from "./dev/mock";

/** NiiVue's letters are a picture in a data: address that it fetches; pictures that are saved are blobs. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' data:; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

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
    // As the server sends it: what works in `npm run preview` works there.
    preview: { host: "127.0.0.1", headers: { "Content-Security-Policy": POLICY } },
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
