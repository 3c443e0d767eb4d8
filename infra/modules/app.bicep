// The function app: Flex Consumption on Linux, .NET 10 isolated, nobody in without signing in.
param location string
param tags object
param name string
param planName string
param storageName string
param deploymentContainerUrl string
param vaultUri string
param insightsConnectionString string
param authClientId string
param authTenantId string
param tenantClaim string
param trustPrincipalHeader string
param maximumInstanceCount int
param instanceMemoryMB int
// A receiver of spans and figures by OTLP; empty for none.
param otlpEndpoint string = ''

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: { type: 'SystemAssigned' }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: { minTlsVersion: '1.2' }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUrl
          authentication: { type: 'SystemAssignedIdentity' }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
      }
      // Flex Consumption takes the runtime from here; FUNCTIONS_WORKER_RUNTIME must not be set.
      runtime: { name: 'dotnet-isolated', version: '10.0' }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(
      {
        AzureWebJobsStorage__accountName: storageName
        AzureWebJobsStorage__credential: 'managedidentity'
        KEY_VAULT_URI: vaultUri
        APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
        Sync__TrustPrincipalHeader: trustPrincipalHeader
      },
      empty(tenantClaim) ? {} : { Sync__TenantClaim: tenantClaim },
      empty(otlpEndpoint) ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' }
    )
  }

  resource authentication 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true }
      httpSettings: { requireHttps: true }
      globalValidation: {
        // Webhooks, answers of account owners and liveness come without a token and prove themselves. The app lets nobody else in
        // unidentified; the platform strips X-MS-CLIENT-PRINCIPAL from outside either way.
        requireAuthentication: false
        unauthenticatedClientAction: 'AllowAnonymous'
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: authClientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${authTenantId}/v2.0'
          }
          validation: {
            allowedAudiences: [authClientId, 'api://${authClientId}']
          }
        }
      }
      login: { tokenStore: { enabled: false } }
    }
  }
}

output principalId string = app.identity.principalId
output url string = 'https://${app.properties.defaultHostName}'
