using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using EasySale.Sync.Azure.Secrets;
using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Rows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EasySale.Sync.Azure;

/// <summary>
/// Registers storage and credentials as the settings say, named as the Functions host names them:
/// <c>AzureWebJobsStorage</c> (a connection string), or by identity <c>AzureWebJobsStorage__accountName</c>, or
/// <c>AzureWebJobsStorage__tableServiceUri</c> with <c>AzureWebJobsStorage__blobServiceUri</c>; <c>KEY_VAULT_URI</c> for the
/// vault; <c>AzureWebJobsStorage__clientId</c> where the identity is a user-assigned one.
/// </summary>
public static class AzureStores
{
    private const string Storage = "AzureWebJobsStorage";
    private const string Vault = "KEY_VAULT_URI";

    /// <summary>Adds <see cref="IRowStore"/>, <see cref="IBlobStore"/>, <see cref="StorageMeter"/> and, where a vault is named, <see cref="ISecretStore"/>.</summary>
    /// <exception cref="InvalidOperationException">No storage account is named.</exception>
    public static IServiceCollection AddAzureStores(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<StorageMeter>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Clients(configuration, provider.GetRequiredService<StorageMeter>()));
        services.AddSingleton<IRowStore>(provider => new TableRowStore(provider.GetRequiredService<StorageClients>()));
        services.AddSingleton<IBlobStore>(provider => new BlobStore(provider.GetRequiredService<StorageClients>()));
        return configuration[Vault] is { Length: > 0 } vault ? services.AddKeyVault(new Uri(vault), configuration) : services;
    }

    private static IServiceCollection AddKeyVault(this IServiceCollection services, Uri vault, IConfiguration configuration) =>
        services.AddSingleton<ISecretStore>(provider => new KeyVaultSecretStore(
            new SecretClient(vault, Identity(configuration)), provider.GetRequiredService<TimeProvider>()));

    private static StorageClients Clients(IConfiguration configuration, StorageMeter meter)
    {
        if (configuration[Storage] is { Length: > 0 } connection) return StorageClients.Of(connection, meter);
        var account = configuration[$"{Storage}:accountName"];
        return StorageClients.Of(
            Endpoint(configuration, "table", account), Endpoint(configuration, "blob", account), Identity(configuration), meter);
    }

    private static Uri Endpoint(IConfiguration configuration, string service, string? account) =>
        configuration[$"{Storage}:{service}ServiceUri"] is { Length: > 0 } uri ? new Uri(uri)
        : account is { Length: > 0 } ? new Uri($"https://{account}.{service}.core.windows.net")
        : throw new InvalidOperationException(
            $"No storage account is named. Set {Storage} to a connection string (UseDevelopmentStorage=true for Azurite), or {Storage}__accountName for access by identity.");

    private static DefaultAzureCredential Identity(IConfiguration configuration) =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration[$"{Storage}:clientId"] });
}
