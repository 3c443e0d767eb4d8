using System.Security.Cryptography;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>Connects a system.</summary>
public sealed class CreateConnection(
    ConnectorCatalog connectors, ConnectionStore connections, ConnectionSecrets secrets, SavedSettingsCheck saved, LinkedSystems linked, ConnectionDirectory directory,
    AuditTrail trail, TimeProvider time)
{
    /// <exception cref="ProblemException">A field is wrong (400), or the id is taken, or was by a connection with another system (409).</exception>
    public async Task<ConnectionView> Create(Caller caller, ConnectionInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var connector = connectors.Find(input.Platform ?? "") ?? throw new ProblemException(KnownProblems.BadInput(
            "platform", $"Is missing. Allowed: {string.Join(", ", connectors.All.Select(each => each.Platform))}."));
        var fields = ConnectionFields.Check(connector, null, input.Fields, input.SentAsSecrets);
        var id = input.Id ?? $"{connector.ShortName}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var now = time.GetUtcNow();
        var connection = new Connection
        {
            Tenant = caller.Tenant,
            Id = id,
            Platform = connector.Platform,
            Name = input.Name ?? connector.DisplayName,
            Enabled = input.Enabled ?? true,
            IsSandbox = input.Sandbox ?? false,
            Settings = fields.Settings,
            SecretNames = await secrets.Store(caller.Tenant, id, fields.NewSecrets, cancellation),
            Consent = input.Consent,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var isAdding = false;
        try
        {
            await SeparateWorlds.Check(connections, connector, connection, cancellation);
            var isElsewhere = await linked.Check(null, connection, input.SameSystem == true, cancellation);
            if (isElsewhere) connection = connection with { SystemSince = now };
            await saved.Check(connector, connection, cancellation);
            if (await connections.Find(caller.Tenant, id, cancellation) is not null) throw new ProblemException(KnownProblems.ConnectionExists(id));
            var view = new ConnectionView(connection, connector);
            await trail.Note(caller, input.Consent is null ? AuditActions.ConnectionCreated : AuditActions.AccountConnected, id, SettingChanges.Of(null, view), cancellation);
            if (isElsewhere) await linked.Forget(connection, cancellation);
            await directory.Enter(connection, connector.Webhooks, cancellation);
            isAdding = true;
            if (await connections.Add(connection, cancellation)) return view;
            throw new ProblemException(KnownProblems.ConnectionExists(id));
        }
        catch (Exception fault) when (!isAdding || fault is ProblemException)
        {
            // Whoever asked may be gone. Only a fault of adding it leaves open whether it is there.
            await secrets.Delete(caller.Tenant, connection.SecretNames.Values, CancellationToken.None);
            throw;
        }
    }
}
