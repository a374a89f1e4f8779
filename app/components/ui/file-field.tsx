import { controlLook, FieldFrame, type FieldProps, wiring } from './field-frame.tsx';

/** One file sent with its form. A browser never fills it in again, so that a form that was refused asks for it anew. */
export function FileField({ accept, ...frame }: FieldProps & { accept: string }) {
  return (
    <FieldFrame {...frame}>
      <input {...wiring(frame)} type="file" accept={accept} className={controlLook} />
    </FieldFrame>
  );
}
