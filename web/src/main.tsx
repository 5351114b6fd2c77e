import { pageNonce } from "./csp.ts";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./global.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { goBackIfOver } from "./api/looking.ts";
import { askAhead, queries } from "./api/queries.ts";
import { router } from "./frame/router.tsx";
import { readableGreys, theme } from "./theme.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has a root");

const first = (
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={readableGreys}
      getStyleNonce={pageNonce}
    >
      <Notifications position="top-right" />
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>
);

goBackIfOver();
// with the code of the first screen: what comes after a fallback, React holds back for 300 ms
void Promise.allSettled([router.load(), askAhead()]).then(() => createRoot(root).render(first));
