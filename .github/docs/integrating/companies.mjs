// Companies that the rehearsal's registry knows, with what their owners would type (see the guide to rehearsing).
const ADDRESS = '浙江省杭州市西湖区演练路1号';
const IDENTITY_CARD = '11010519491231002X';

const company = (name, certificateNumber, phone) => {
  const domain = `site-${name.toLowerCase()}.cn`;
  const person = {
    name: '张演练',
    certificateType: 'IDENTITY_CARD',
    certificateNumber: IDENTITY_CARD,
    certificateFrom: '2015-06-01',
    certificateUntil: 'LONG_TERM',
    mobile: phone,
    landline: '086-0571-88888888',
    email: `beian@${domain}`,
    emergencyPhone: '13900000009',
  };
  return {
    phone,
    password: 'rehearsal-8888',
    type: {
      province: '330000',
      city: '330100',
      county: '330106',
      nature: 'ENTERPRISE',
      certificateType: 'BUSINESS_LICENCE',
      certificateNumber,
      domains: [domain],
    },
    details: (websiteIds) => ({
      subject: {
        name: `浙江演练${name}有限公司`,
        certificateAddress: ADDRESS,
        mailingAddress: ADDRESS,
        investor: person.name,
        legalRepresentativeName: person.name,
        legalRepresentativeCertificateNumber: IDENTITY_CARD,
      },
      subjectPerson: person,
      websites: websiteIds.map((websiteId) => ({
        websiteId,
        name: '演练示例官网',
        homepageUrl: `www.${domain}`,
        serviceContents: ['ORGANISATION_SITE'],
        languages: ['SIMPLIFIED_CHINESE'],
        preApprovals: [],
        accessMethod: 'CLOUD',
        samePerson: true,
      })),
    }),
  };
};

export const COMPANIES = [
  company('J000079R', '91330000MAJ000079R', '13000007031'),
  company('J000087L', '91330000MAJ000087L', '13000007925'),
];
