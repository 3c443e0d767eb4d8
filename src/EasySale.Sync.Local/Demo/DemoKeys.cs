using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Local.Hosting;

namespace EasySale.Sync.Local.Demo;

/// <summary>API keys as the command line asks for them.</summary>
internal static class DemoKeys
{
    /// <summary>Revokes what is to be revoked, makes what is asked for, and writes the new ones into <c>keys.json</c>, readable for its owner only.</summary>
    /// <exception cref="InvalidOperationException">A key to be revoked is not there.</exception>
    public static async Task Prepare(LocalHost host, DemoOptions options, CancellationToken stop)
    {
        var keys = host.Services.GetRequiredService<ApiKeys>();
        foreach (var (tenant, id) in options.RevokedKeys) await Revoke(keys, tenant, id, stop);
        if (options.NewKeys.Count == 0) return;
        var made = new List<object>(options.NewKeys.Count);
        foreach (var wanted in options.NewKeys)
        {
            var key = await keys.Create(Caller.System.For(wanted.Tenant), wanted.User, [wanted.Role], stop);
            made.Add(new { id = key.Id, tenant = wanted.Tenant.Value, user = wanted.User, role = wanted.Role.ToString().ToLowerInvariant(), apiKey = key.Key.Reveal() });
        }

        var file = Path.Combine(options.Data, "keys.json");
        await DemoTenant.WriteForOwner(file, new { baseUrl = host.BaseUrl, keys = made }, stop);
        Console.WriteLine($"  {file} holds the new API keys");
    }

    private static async Task Revoke(ApiKeys keys, TenantId tenant, string id, CancellationToken stop)
    {
        try
        {
            await keys.Revoke(Caller.System.For(tenant), id, stop);
            Console.WriteLine($"  {tenant}/{id} is revoked");
        }
        catch (ProblemException unknown) when (unknown.Problem.Status == StatusCodes.Status404NotFound)
        {
            throw new InvalidOperationException($"The tenant {tenant} has no API key \"{id}\". The audit trail (GET /api/audit?action=api-key.created) names its keys.", unknown);
        }
    }
}
