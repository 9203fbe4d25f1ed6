import { type Plugin, defineConfig } from "vite";

const LINKS = /https:\/\/(maplibre\.org|wiki\.openstreetmap\.org)\/[\w./]*/g;

// The map's library links to its makers; what is built names no address elsewhere.
function withoutAddresses(): Plugin {
  return {
    name: "without-addresses",
    transform: (code, id) =>
      id.includes("maplibre-gl") ? { code: code.replaceAll(LINKS, ""), map: null } : null,
  };
}

// Entries are found by the Django side through the manifest (src/tocsin/web/frame/assets.py).
export default defineConfig({
  plugins: [withoutAddresses()],
  base: "/static/built/",
  build: {
    outDir: "../static/built",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    assetsInlineLimit: 0,
    rollupOptions: { input: { main: "src/main.ts", theme: "src/theme.ts", records: "src/records.ts", map: "src/map.ts" } },
  },
});
