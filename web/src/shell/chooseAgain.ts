import type { MouseEvent } from "react";

/// For the field behind a choice of files. The same file can be chosen again, put right meanwhile or because it was not
/// sent: a browser says nothing of a choice that is the one before.
export const chooseAgain = {
  onClick: (event: MouseEvent<HTMLInputElement>) => {
    event.currentTarget.value = "";
  },
};
