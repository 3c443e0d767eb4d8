using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>
/// Holds settings about to be saved against the real system. A system that cannot be asked now does not keep anybody from saving:
/// testing the connection says what is the matter.
/// </summary>
public sealed class SavedSettingsCheck(ConnectionOpener opener, OutboundAddresses addresses, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <param name="connector">What the connection is of.</param>
    /// <param name="connection">As it would be saved; its secrets are stored already.</param>
    /// <param name="cancellation">Stops the calls.</param>
    /// <exception cref="ProblemException">A setting names what is not there, or is not fit for its use (400, all of them named).</exception>
    internal async Task Check(Connector connector, Connection connection, CancellationToken cancellation)
    {
        await CheckAddresses(connector, connection, cancellation);
        var errors = new InputErrors();
        foreach (var (name, message) in await Problems(connection, cancellation)) errors.Add(ConnectionFields.Path(connector, name), message);
        errors.ThrowIfAny();
    }

    /// <summary>The part of it that asks no system.</summary>
    /// <exception cref="ProblemException">An address leads where no call may go (400, all of them named).</exception>
    internal async Task CheckAddresses(Connector connector, Connection connection, CancellationToken cancellation)
    {
        var errors = new InputErrors();
        foreach (var field in connector.Settings.Where(field => field.IsAddress))
            if (connection.Settings.GetValueOrDefault(field.Name) is { } address && await addresses.Problem(address, cancellation) is { } problem)
                errors.Add(ConnectionFields.Path(connector, field.Name), problem);
        errors.ThrowIfAny();
    }

    private async Task<IReadOnlyDictionary<string, string>> Problems(Connection connection, CancellationToken cancellation)
    {
        using var clock = new CancellationTokenSource(Limit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        try
        {
            var opened = await opener.Open(connection with { Enabled = true }, limit.Token);
            return await opened.System.CheckSettings(limit.Token);
        }
        catch (SyncException)
        {
            return new Dictionary<string, string>();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Dictionary<string, string>();
        }
    }
}
