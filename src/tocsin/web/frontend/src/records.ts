// The pages of this room: their style sheet, and the verification of a certificate in the browser.
import "./records.css";
import { verification } from "./verification";

verification();
