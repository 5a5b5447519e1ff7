/** Whether this build makes PDFs; pages link to them only then. */
export const hasPdfs: boolean = process.env['PDF'] === 'yes';
