/**
 * Puts a text on the clipboard.
 *
 * @returns whether it worked; it does not on pages that are neither HTTPS nor localhost, or when the browser refuses.
 *
 * @internal
 */
export async function copyText(text: string): Promise<boolean> {
  if (!navigator.clipboard) {
    return false;
  }
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused by the browser or the user; the caller shows the text to be selected by hand.
    return false;
  }
}
