import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  plugins: [svelte()],
  // Tests run the components' client code.
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
  build: {
    // The oldest engines of the window: WebKitGTK 2.40 and WebView2.
    target: ["safari16.4", "chrome111"],
    // The content policy of the window refuses fonts and scripts given as data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  server: { port: 5173, strictPort: true },
  clearScreen: false,
  test: { environment: "jsdom", include: ["src/**/*.test.ts"] },
});
