import type { SubmissionResult } from '@conform-to/react';
import { challengeFields } from '#app/domain/challenges/challenge.schema.ts';
import { evaluatorProfileSchema, leastExperienceYears } from '#app/domain/experts/expert.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { CheckboxGroup } from '../ui/checkbox-group.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Section } from '../ui/section.tsx';
import { useAppForm } from '../use-app-form.ts';

type Employment = {
  organizationName: string;
  taxCode: string | null;
  position: string;
  startedOn: string;
  endedOn: string | null;
};

type ProfileFormProps = {
  profile: {
    fields: readonly string[];
    expertise: string;
    degree: string;
    experienceYears: number;
    languages: string;
    biography: string;
    available: boolean;
    employments: readonly Employment[];
  } | null;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Empty rows after those that are filled in: enough for most, and more appear once these are saved. */
const emptyRows = 2;

/** What an evaluator says of themselves. */
export function ProfileForm({ profile, lastResult }: ProfileFormProps) {
  const { t, lookup } = useT('experts', 'challenges');
  const href = useHref();
  const rows = (profile?.employments ?? []).map(({ organizationName, taxCode, position, startedOn, endedOn }) => ({
    organizationName,
    taxCode: taxCode ?? '',
    position,
    startedOn,
    endedOn: endedOn ?? '',
  }));
  const empty = { organizationName: '', taxCode: '', position: '', startedOn: '', endedOn: '' };
  const [form, fields] = useAppForm(evaluatorProfileSchema, {
    lastResult,
    id: 'expert',
    defaultValue: {
      ...profile,
      fields: profile?.fields as (typeof challengeFields)[number][] | undefined,
      available: profile?.available === false ? undefined : 'on',
      employments: [...rows, ...Array.from({ length: emptyRows }, () => empty)],
    },
  });
  return (
    <AppForm form={form} action={href('/tai-khoan/chuyen-gia')}>
      <CheckboxGroup
        meta={fields.fields}
        label={t('own.fields')}
        required
        options={challengeFields.map((value) => ({ value, label: lookup(`challenges:field.${value}`) }))}
      />
      <TextArea meta={fields.expertise} label={t('own.expertise')} hint={t('own.expertiseHint')} rows={3} />
      <TextField meta={fields.degree} label={t('own.degree')} />
      <TextField
        meta={fields.experienceYears}
        label={t('own.years')}
        hint={t('own.yearsHint')}
        unit={t('own.yearsUnit')}
        type="number"
        min={leastExperienceYears}
        size={4}
      />
      <TextField meta={fields.languages} label={t('own.languages')} />
      <TextArea meta={fields.biography} label={t('own.biography')} rows={4} />
      <Checkbox meta={fields.available} label={t('own.available')} />
      <Section title={t('own.employments')} lead={t('own.employmentsHint')}>
        {fields.employments.getFieldList().map((row, index) => {
          const { organizationName, taxCode, position, startedOn, endedOn } = row.getFieldset();
          return (
            <fieldset key={row.key} className="mb-6 space-y-4 border-l-4 border-line pl-4">
              <legend className="font-bold">{t('own.row', { number: index + 1 })}</legend>
              <TextField meta={organizationName} label={t('own.organization')} />
              <div className="grid gap-4 sm:grid-cols-2">
                <TextField meta={taxCode} label={t('own.taxCode')} inputMode="numeric" />
                <TextField meta={position} label={t('own.position')} />
                <TextField meta={startedOn} label={t('own.from')} type="date" />
                <TextField meta={endedOn} label={t('own.to')} hint={t('own.toHint')} type="date" />
              </div>
            </fieldset>
          );
        })}
      </Section>
      {profile ? <p className="text-sm text-muted">{t('own.changeNote')}</p> : null}
      <FormActions>
        <Submit>{t('own.submit')}</Submit>
      </FormActions>
    </AppForm>
  );
}
