// Small things pages use: copying, the clock in the header, forms that know they were touched.

export function copying(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy]");
    if (button === null) return;
    void navigator.clipboard.writeText(button.dataset["copy"] ?? "").then(() => {
      button.classList.add("copied");
      const voice = document.getElementById("voice");
      if (voice !== null) voice.textContent = voice.dataset["copied"] ?? "";
      window.setTimeout(() => button.classList.remove("copied"), 1500);
    });
  });
}

export function clock(): void {
  const shown = document.getElementById("clock");
  if (shown === null) return;
  const zone = shown.dataset["zone"];
  if (!zone) return;
  const options: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat(document.documentElement.lang, { ...options, timeZone: zone });
  } catch {
    return;
  }
  // The server says what time it is in the ledger and how fast it passes (a replay); the wall clock does the rest.
  const day = document.getElementById("clock-day");
  const russian = document.documentElement.lang === "ru";
  const days = new Intl.DateTimeFormat(russian ? "ru" : "en-GB", {
    day: russian ? "2-digit" : "numeric",
    month: russian ? "2-digit" : "short",
    year: "numeric",
    timeZone: zone,
  });
  let heard = shown.dataset["now"];
  let since = Date.now();
  const tick = (): void => {
    if (shown.dataset["now"] !== heard) {
      heard = shown.dataset["now"];
      since = Date.now();
    }
    const passed = (Date.now() - since) * Number(shown.dataset["speed"] ?? "1");
    const moment = new Date(Number(heard) + passed);
    shown.textContent = format.format(moment);
    if (day !== null) day.textContent = days.format(moment);
  };
  tick();
  window.setInterval(tick, 1000);
}

/** The browser's zone, for instants written by the server; kept in a cookie of this site. */
export function zone(): void {
  const found = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const held = document.cookie.split("; ").find((row) => row.startsWith("tocsin_zone="));
  if (found && held !== `tocsin_zone=${found}`) {
    document.cookie = `tocsin_zone=${found}; Path=/; Max-Age=31536000; SameSite=Lax`;
  }
}

/** Marks forms in which something was changed, so that a live page leaves them alone. */
export function forms(): void {
  document.addEventListener("input", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form");
    if (form !== null) form.dataset["dirty"] = "yes";
  });
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset["sent"] === "yes") {
      event.preventDefault();
      return;
    }
    form.dataset["sent"] = "yes";
    window.setTimeout(() => delete form.dataset["sent"], 4000);
  });
  document.addEventListener("change", (event) => {
    const field = (event.target as Element).closest<HTMLElement>("[data-submits]");
    field?.closest("form")?.requestSubmit();
  });
}

/** Menus made of <details> close when one clicks elsewhere or presses Escape. */
export function menus(): void {
  const close = (except: Element | null): void => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
      if (menu !== except) menu.open = false;
    }
  };
  document.addEventListener("click", (event) => close((event.target as Element).closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector<HTMLDetailsElement>("details.menu[open]");
    close(null);
    open?.querySelector("summary")?.focus();
  });
}
