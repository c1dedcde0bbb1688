// Unpacks the packaged browser with the libraries it needs, and prints where both are.
process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
const { default: chromium } = await import('@sparticuz/chromium');
console.log(await chromium.executablePath());
console.log(process.env.LD_LIBRARY_PATH ?? '');
