// Runs before the first paint: which theme the page is shown in. The choice comes from the server on <html>.
const root = document.documentElement;
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function paint(): void {
  const wanted = root.dataset["theme"];
  root.dataset["bsTheme"] = wanted === "dark" || (wanted !== "light" && dark.matches) ? "dark" : "light";
}

paint();
dark.addEventListener("change", paint);
