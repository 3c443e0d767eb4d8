using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>Names an inbox; the only thing its orchestration is started with.</summary>
public sealed record InboxName(string Tenant, string ConnectionId)
{
    private const int HashLength = 40;

    public InboxKey Key => new(new TenantId(Tenant), ConnectionId);

    /// <summary>The orchestration's id: one instance an inbox. Tenant and connection together may be longer than an id can be.</summary>
    public string Instance =>
        "inbox-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Tenant}\n{ConnectionId}")))[..HashLength];

    public static InboxName Of(InboxKey inbox) => new(inbox.Tenant.Value, inbox.ConnectionId);
}
