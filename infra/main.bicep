// What EasySale.Sync needs in Azure: one resource group with storage, a vault, logs and the function app.
targetScope = 'subscription'

@description('Name of the environment; part of the names of everything.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region. It must offer Flex Consumption with .NET 10.')
param location string

@description('Client id of the app registration that callers sign in to.')
param authClientId string

@description('Directory whose users and programs may sign in.')
param authTenantId string = tenant().tenantId

@description('Claim that names the tenant; empty for the directory\'s tenant id.')
param tenantClaim string = ''

@description('A receiver of spans and figures by OTLP over HTTP; empty for none.')
param otlpEndpoint string = ''

@description('Believe X-MS-CLIENT-PRINCIPAL though the platform does not set WEBSITE_AUTH_ENABLED. Only while App Service Authentication is on.')
@allowed(['true', 'false'])
param trustPrincipalHeader string = 'false'

@description('Most instances at once.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Memory of an instance.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

var tags = { 'azd-env-name': environmentName }
var token = uniqueString(subscription().id, environmentName, location)

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    location: location
    tags: tags
    workspaceName: 'log-${token}'
    insightsName: 'appi-${token}'
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    location: location
    tags: tags
    name: 'st${token}'
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    location: location
    tags: tags
    name: 'kv-${token}'
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    location: location
    tags: tags
    name: 'func-${token}'
    planName: 'plan-${token}'
    storageName: storage.outputs.name
    deploymentContainerUrl: storage.outputs.deploymentContainerUrl
    vaultUri: vault.outputs.uri
    insightsConnectionString: monitoring.outputs.connectionString
    authClientId: authClientId
    authTenantId: authTenantId
    tenantClaim: tenantClaim
    otlpEndpoint: otlpEndpoint
    trustPrincipalHeader: trustPrincipalHeader
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
  }
}

module access 'modules/access.bicep' = {
  name: 'access'
  scope: group
  params: {
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    principalId: app.outputs.principalId
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output API_BASE_URL string = app.outputs.url
output KEY_VAULT_URI string = vault.outputs.uri
