using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>Exports a tenant's configuration, as an answer or into a blob.</summary>
public sealed class ExportConfiguration(IEnumerable<ConfigurationSection> sections, ConnectionStore connections, IBlobStore blobs, AuditTrail trail, TimeProvider time)
{
    public async Task<ConfigurationDocument> Get(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var known = await connections.List(caller.Tenant, cancellation).Select(connection => connection.Id).ToHashSetAsync(cancellationToken: cancellation);
        var contents = new Dictionary<string, object>();
        foreach (var section in sections.OrderBy(section => section.Order)) contents[section.Name] = await section.Export(caller.Tenant, known, cancellation);
        return new ConfigurationDocument(ConfigurationDocument.FormatName, ConfigurationDocument.CurrentVersion, time.GetUtcNow(), contents);
    }

    /// <summary>Stores it. The body's <c>path</c> says where; by default the instant names it.</summary>
    /// <exception cref="ProblemException">The path has another form (400).</exception>
    public async Task<StoredConfiguration> Store(Caller caller, JsonElement? body, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var path = ConfigurationPath.Read(fields) ?? ConfigurationPath.Default(time.GetUtcNow());
        fields.Close();
        errors.ThrowIfAny();
        var document = AnswerJson.Write(await Get(caller, cancellation));
        // The trail first: what lay at the path is replaced.
        await trail.Note(caller, AuditActions.ConfigurationStored, path, [], cancellation);
        await blobs.Put(caller.Tenant, ConfigurationPath.Blob(path), document, cancellation);
        return new StoredConfiguration(path, document.Length);
    }
}
