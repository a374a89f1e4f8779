import enAccounts from './en/accounts.json';
import enAudit from './en/audit.json';
import enBooks from './en/books.json';
import enCatalogue from './en/catalogue.json';
import enChallenges from './en/challenges.json';
import enCommon from './en/common.json';
import enConsents from './en/consents.json';
import enContact from './en/contact.json';
import enDocuments from './en/documents.json';
import enErrors from './en/errors.json';
import enEvaluations from './en/evaluations.json';
import enExperts from './en/experts.json';
import enHome from './en/home.json';
import enMembers from './en/members.json';
import enMyAccount from './en/myAccount.json';
import enNotifications from './en/notifications.json';
import enOperations from './en/operations.json';
import enOrganizations from './en/organizations.json';
import enOutside from './en/outside.json';
import enPayments from './en/payments.json';
import enPersonalData from './en/personalData.json';
import enPilots from './en/pilots.json';
import enProfile from './en/profile.json';
import enPublicChallenge from './en/publicChallenge.json';
import enReconciliation from './en/reconciliation.json';
import enSearch from './en/search.json';
import enSecurity from './en/security.json';
import enSolutions from './en/solutions.json';
import enStaff from './en/staff.json';
import enTasks from './en/tasks.json';
import enTerms from './en/terms.json';
import enVerification from './en/verification.json';
import viAccounts from './vi/accounts.json';
import viAudit from './vi/audit.json';
import viBooks from './vi/books.json';
import viCatalogue from './vi/catalogue.json';
import viChallenges from './vi/challenges.json';
import viCommon from './vi/common.json';
import viConsents from './vi/consents.json';
import viContact from './vi/contact.json';
import viDocuments from './vi/documents.json';
import viErrors from './vi/errors.json';
import viEvaluations from './vi/evaluations.json';
import viExperts from './vi/experts.json';
import viHome from './vi/home.json';
import viMembers from './vi/members.json';
import viMyAccount from './vi/myAccount.json';
import viNotifications from './vi/notifications.json';
import viOperations from './vi/operations.json';
import viOrganizations from './vi/organizations.json';
import viOutside from './vi/outside.json';
import viPayments from './vi/payments.json';
import viPersonalData from './vi/personalData.json';
import viPilots from './vi/pilots.json';
import viProfile from './vi/profile.json';
import viPublicChallenge from './vi/publicChallenge.json';
import viReconciliation from './vi/reconciliation.json';
import viSearch from './vi/search.json';
import viSecurity from './vi/security.json';
import viSolutions from './vi/solutions.json';
import viStaff from './vi/staff.json';
import viTasks from './vi/tasks.json';
import viTerms from './vi/terms.json';
import viVerification from './vi/verification.json';

/** Every word of the interface, on the server at once. A new namespace is one file per language and one line in each list. */
export const resources = {
  vi: {
    verification: viVerification,
    profile: viProfile,
    common: viCommon,
    errors: viErrors,
    experts: viExperts,
    home: viHome,
    accounts: viAccounts,
    audit: viAudit,
    books: viBooks,
    catalogue: viCatalogue,
    challenges: viChallenges,
    consents: viConsents,
    contact: viContact,
    documents: viDocuments,
    evaluations: viEvaluations,
    members: viMembers,
    myAccount: viMyAccount,
    notifications: viNotifications,
    operations: viOperations,
    organizations: viOrganizations,
    payments: viPayments,
    personalData: viPersonalData,
    pilots: viPilots,
    publicChallenge: viPublicChallenge,
    reconciliation: viReconciliation,
    search: viSearch,
    security: viSecurity,
    outside: viOutside,
    solutions: viSolutions,
    staff: viStaff,
    tasks: viTasks,
    terms: viTerms,
  },
  en: {
    verification: enVerification,
    profile: enProfile,
    common: enCommon,
    errors: enErrors,
    experts: enExperts,
    home: enHome,
    accounts: enAccounts,
    audit: enAudit,
    books: enBooks,
    catalogue: enCatalogue,
    challenges: enChallenges,
    consents: enConsents,
    contact: enContact,
    documents: enDocuments,
    evaluations: enEvaluations,
    members: enMembers,
    myAccount: enMyAccount,
    notifications: enNotifications,
    operations: enOperations,
    organizations: enOrganizations,
    payments: enPayments,
    personalData: enPersonalData,
    pilots: enPilots,
    publicChallenge: enPublicChallenge,
    reconciliation: enReconciliation,
    search: enSearch,
    security: enSecurity,
    outside: enOutside,
    solutions: enSolutions,
    staff: enStaff,
    tasks: enTasks,
    terms: enTerms,
  },
};
