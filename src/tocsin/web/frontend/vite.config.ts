import { defineConfig } from "vite";

// Entries are found by the Django side through the manifest (src/tocsin/web/frame/assets.py).
export default defineConfig({
  base: "/static/built/",
  build: {
    outDir: "../static/built",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    assetsInlineLimit: 0,
    rollupOptions: { input: { main: "src/main.ts", theme: "src/theme.ts", verify: "src/verify.ts" } },
  },
});
