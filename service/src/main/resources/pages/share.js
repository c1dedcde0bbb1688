// Copies a text with one press, or hands it to the apps of the phone. The page works without this.
(() => {
  const textOf = (id) => document.getElementById(id);
  for (const button of document.querySelectorAll('[data-copy]')) {
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const field = textOf(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        field.focus();
        field.select();
        if (!document.execCommand('copy')) return;
      }
      button.textContent = `✓ ${button.dataset.done}`;
      setTimeout(() => {
        button.textContent = words;
      }, 4000);
    });
  }
  if (!navigator.share) return;
  for (const button of document.querySelectorAll('[data-share]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      // Somebody who changes their mind is no failure.
      navigator.share({ text: textOf(button.dataset.share).value }).catch(() => {});
    });
  }
})();
