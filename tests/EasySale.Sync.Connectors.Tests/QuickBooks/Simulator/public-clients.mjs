// node public-clients.mjs < {"baseUrl","clientId","clientSecret"}
// Drives a simulator with two clients that know nothing of it, intuit-oauth and node-quickbooks, as installed in EASYSALE_TOOLS.
// Prints what they got as one JSON object.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const require = createRequire(join(process.env.EASYSALE_TOOLS, 'package.json'));
const OAuthClient = require('intuit-oauth');
const QuickBooks = require('node-quickbooks');

const { baseUrl, clientId, clientSecret } = JSON.parse(await text(process.stdin));
const redirectUri = 'https://app.example.com/oauth/callback';
const results = {};

const oauth = new OAuthClient({ clientId, clientSecret, environment: 'sandbox', redirectUri });
oauth.setAuthorizeURLs({
  authorizeEndpoint: `${baseUrl}connect/oauth2`,
  tokenEndpoint: `${baseUrl}oauth2/v1/tokens/bearer`,
  revokeEndpoint: `${baseUrl}v2/oauth2/tokens/revoke`,
  userInfoEndpoint: `${baseUrl}v1/openid_connect/userinfo`,
});
const consent = await fetch(oauth.authorizeUri({ scope: [OAuthClient.scopes.Accounting], state: 'opaque' }), { redirect: 'manual' });
const callback = consent.headers.get('location');
const exchanged = (await oauth.createToken(callback)).json;
const realm = new URL(callback).searchParams.get('realmId');
results.exchange = { expiresIn: exchanged.expires_in, realm, state: oauth.getToken().state };
const refreshed = (await oauth.refresh()).json;
results.refresh = { newAccess: refreshed.access_token !== exchanged.access_token, sameRefresh: refreshed.refresh_token === exchanged.refresh_token };
const info = await oauth.makeApiCall({ url: `${baseUrl}v3/company/${realm}/companyinfo/${realm}?minorversion=75` });
results.companyInfo = info.json.CompanyInfo.CompanyName;

QuickBooks.V3_ENDPOINT_BASE_URL = `${baseUrl}v3/company/`;
QuickBooks.TOKEN_URL = `${baseUrl}oauth2/v1/tokens/bearer`;
const qbo = new QuickBooks(clientId, clientSecret, 'x'.repeat(64), false, realm, true, false, 75, '2.0', refreshed.refresh_token);
// The client hands over (error, body, response); an HTTP error's body comes second.
const ask = (name, ...args) => new Promise((resolve) => {
  qbo[name](...args, (error, body, response) => resolve({ status: response?.status ?? error?.response?.status, body: error?.response?.data ?? body ?? error }));
});
const fault = ({ status, body }) => ({ status, code: (body.Fault ?? body.fault).Error?.[0].code ?? body.fault?.error[0].code });
const find = async (name, criteria) => (await ask(name, criteria)).body.QueryResponse;

results.deadToken = fault(await ask('getPreferences'));
await new Promise((resolve, reject) => qbo.refreshAccessToken((error) => (error ? reject(error) : resolve())));

const since = new Date(Date.now() - 60_000).toISOString();
const customer = (await ask('createCustomer', { DisplayName: "Zoë O'Keefe & Söhne" })).body;
results.customer = { name: customer.DisplayName, token: customer.SyncToken, active: customer.Active };
results.sameName = fault(await ask('createCustomer', { DisplayName: "Zoë O'Keefe & Söhne" }));
const item = (await ask('createItem', { Name: 'Engraving', Type: 'Service', UnitPrice: 12.5, IncomeAccountRef: { value: '1' } })).body;
results.item = item.Type;

const order = () => ({
  requestId: 'woo-7-invoice-1',
  CustomerRef: { value: customer.Id },
  DocNumber: 'W-7',
  Line: [{ Amount: 25, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: item.Id }, Qty: 2, UnitPrice: 12.5, TaxCodeRef: { value: 'NON' } } }],
});
const invoice = (await ask('createInvoice', order())).body;
const replayed = (await ask('createInvoice', order())).body;
results.invoice = { total: invoice.TotalAmt, balance: invoice.Balance, replayedSame: replayed.Id === invoice.Id };

const found = await find('findCustomers', [{ field: 'DisplayName', value: "Zoë O'Keefe & Söhne", operator: '=' }]);
results.found = found.Customer?.map((c) => c.Id === customer.Id);
results.counted = (await find('findInvoices', { DocNumber: 'W-7', count: true })).totalCount;

const updated = (await ask('updateCustomer', { Id: customer.Id, SyncToken: customer.SyncToken, sparse: true, Notes: 'likes blue' })).body;
results.updated = { token: updated.SyncToken, notes: updated.Notes, name: updated.DisplayName === customer.DisplayName };
results.stale = fault(await ask('updateCustomer', { Id: customer.Id, SyncToken: customer.SyncToken, sparse: true, Notes: 'late' }));

const voided = (await ask('voidInvoice', { Id: invoice.Id, SyncToken: invoice.SyncToken })).body.Invoice;
results.voided = { total: voided.TotalAmt, note: voided.PrivateNote };

const changes = (await ask('changeDataCapture', ['Customer', 'Invoice'], since)).body.CDCResponse[0].QueryResponse;
results.changes = Object.fromEntries(changes.flatMap((block) => Object.entries(block).filter(([, rows]) => Array.isArray(rows)).map(([name, rows]) => [name, rows.length])));

const batch = (await ask('batch', [
  { bId: 'b1', operation: 'create', Customer: { DisplayName: 'Batch One' } },
  { bId: 'b2', operation: 'create', Customer: { DisplayName: 'Batch One' } },
  { bId: 'b3', Query: 'select count(*) from Customer' },
])).body.BatchItemResponse;
results.batch = { answered: batch.map((one) => one.bId).sort(), faults: batch.filter((one) => one.Fault).map((one) => one.Fault.Error[0].code) };

await oauth.revoke({ refresh_token: refreshed.refresh_token });
results.afterRevoke = await oauth.refreshUsingToken(refreshed.refresh_token).then(() => 'alive', (error) => error.authResponse?.json?.error ?? error.error ?? error.message);

console.log(JSON.stringify(results));
