// The address of a question of an entry that moved leads to the same question there. This is read before the page is whole, so it is first.
if (location.hash) {
  const [, address] = document.querySelector("meta[http-equiv=refresh]").content.split("url=");
  location.replace(address + location.hash);
}
