// Before anything is drawn: whether somebody comes with a question, for which the style sheet keeps room, so that nothing jumps.
if (new URLSearchParams(location.search).get("q")) document.documentElement.classList.add("dl-looking");
