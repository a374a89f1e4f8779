/** The password of every account of the demo, printed at start. Production starts without a demo. */
export const demoPassword = 'hoa-phuong-do-2026';
