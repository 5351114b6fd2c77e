import { createTheme, Modal, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";
import { words } from "./i18n/language.ts";
import en from "./locales/en/theme.json";
import ja from "./locales/ja/theme.json";

const say = words("theme", ja, en);

/// 藍 (ai), indigo dye: the calm blue of a Japanese shopfront. Shade 7 on white is 7.6:1.
const ai: MantineColorsTuple = [
  "#eef5f9",
  "#dbe8f0",
  "#b5d0e0",
  "#8cb6cf",
  "#689fc0",
  "#4d8bb0",
  "#37759b",
  "#235c80",
  "#1f4e6b",
  "#163a51",
];

/// 朱 (shu), vermilion: only for what must be noticed.
const shu: MantineColorsTuple = [
  "#fdf0ec",
  "#f8dcd4",
  "#efb5a6",
  "#e68c75",
  "#de694b",
  "#d65231",
  "#c4421f",
  "#a83616",
  "#8a2c12",
  "#6b210d",
];

const fonts =
  '"Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Meiryo", system-ui, sans-serif';

export const theme = createTheme({
  colors: { ai, shu },
  primaryColor: "ai",
  primaryShade: { light: 7, dark: 6 },
  fontFamily: fonts,
  fontFamilyMonospace: '"Noto Sans Mono CJK JP", ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  headings: { fontFamily: fonts, fontWeight: "650" },
  defaultRadius: "md",
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ styles: { title: { fontWeight: 650 } } }),
    Notification: {
      defaultProps: () => ({ closeButtonProps: { "aria-label": say("close") } }),
    },
    // a <header> in a dialog would be announced as a second banner of the page
    ModalHeader: { defaultProps: { role: "presentation" } },
  },
});

/// Mantine's own dimmed grey is 3.3:1 on white; small print must be readable too (WCAG 1.4.3).
export const readableGreys: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#4f5d66",
    "--mantine-color-placeholder": "#66737c",
    "--mantine-color-body": "#ffffff",
    "--mantine-color-error": "#a83616",
  },
  dark: {
    "--mantine-color-dimmed": "#a9b6be",
    "--mantine-color-placeholder": "#94a1a9",
    "--mantine-color-body": "#1b2227",
    "--mantine-color-error": "#efb5a6",
  },
});
