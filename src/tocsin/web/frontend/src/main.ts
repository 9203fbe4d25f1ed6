// What every page loads: the style sheet, the fonts, and htmx with morphing swaps.
import "./main.css";
import htmx from "htmx.org";
import "idiomorph/htmx";

// Pages are served under a content security policy without `unsafe-eval` and without inline styles.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
