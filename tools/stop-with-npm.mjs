// npm hands the signal to stop to a shell, which dies of it and tells nobody: a new parent is how we learn.
const shell = process.ppid;
const watching = setInterval(() => {
  if (process.ppid === shell) return;
  clearInterval(watching);
  process.kill(process.pid, 'SIGTERM');
}, 200);
watching.unref();
