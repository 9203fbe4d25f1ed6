// What every page loads: the style sheet, the fonts, htmx with morphing swaps, live updates, small things.
import "./main.css";
import htmx from "htmx.org";
import "idiomorph/htmx";
import { live } from "./live";
import { clock, copying, forms, menus, zone } from "./small";

// Pages are served under a content security policy without `unsafe-eval` and without inline styles.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;

copying();
clock();
zone();
forms();
menus();
live();
