/** Opens the browser's print dialog for what is in front; the print styles leave out controls and everything beside it. */
export function printPage(): void {
  window.print();
}
