using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A desk where customers are edited and that is synchronized both ways: ids of its own, a version that rises with every change.</summary>
/// <param name="prefix">What its ids begin with.</param>
/// <param name="clock">Ticks once per change, for all desks together.</param>
public sealed class FakeDesk(string prefix, Func<DateTimeOffset> clock)
{
    private readonly Dictionary<string, Customer> _customers = [];
    private readonly Dictionary<string, WriteAnswer> _answered = [];
    private readonly Dictionary<string, string> _upserted = [];
    private int _made;

    /// <summary>How it spells what it is told.</summary>
    public Func<Customer, Customer> Spells { get; set; } = customer => customer;

    /// <summary>What it says it holds of what it is told.</summary>
    public Func<Customer, Customer> Holds { get; set; } = customer => customer;

    /// <summary>How records are written to it.</summary>
    public string MappingVersion { get; set; } = "1";

    /// <summary>Field groups it has no place for.</summary>
    public IReadOnlyList<string> CannotSay { get; set; } = [];

    /// <summary>What becomes of a customer whose counterpart was deleted, as it tells people.</summary>
    public Removal Removal { get; set; } = Removal.Does("it is deleted.");

    /// <summary>Such a customer stays.</summary>
    public bool KeepsGone { get; set; }

    /// <summary>It knows by itself which of its customers a record is: operations name none.</summary>
    public bool Upserts { get; set; }

    /// <summary>Everything happens within one tick of its clock: versions and stamps stay as they are.</summary>
    public bool StandsStill { get; set; }

    /// <summary>Why an operation is refused, or null.</summary>
    public Func<Operation, SyncException?> Refuses { get; set; } = _ => null;

    /// <summary>Called with every batch before it is taken.</summary>
    public Action BeforeTaking { get; set; } = () => { };

    /// <summary>Everything that changed something.</summary>
    public List<Operation> Took { get; } = [];

    /// <summary>How many operations came together, call by call.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>Records asked for by id.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Told of every change, whoever made it.</summary>
    public Action<string> Announces { get; set; } = _ => { };

    /// <summary>Customers in the order they were changed, deleted ones left out.</summary>
    public IReadOnlyList<Customer> Customers => [.. _customers.Values.OrderBy(customer => customer.ModifiedAt)];

    public string Add(Customer customer)
    {
        var id = $"{prefix}{++_made}";
        Put(customer with { Id = id });
        return id;
    }

    public void Edit(string id, Func<Customer, Customer> edit) => Put(edit(_customers[id]));

    public void Delete(string id)
    {
        _customers.Remove(id);
        Announces(id);
    }

    public Customer? Find(string id) => _customers.GetValueOrDefault(id);

    public IReadOnlyList<WriteAnswer> Take(IReadOnlyList<Operation> operations)
    {
        BeforeTaking();
        Batches.Add(operations.Count);
        return [.. operations.Select(operation => _answered.TryGetValue(operation.RequestId, out var known) ? known : _answered[operation.RequestId] = Answer(operation))];
    }

    private WriteAnswer Answer(Operation operation)
    {
        if (Refuses(operation) is { } refusal) return WriteAnswer.Refused(refusal);
        if (operation.TargetId is { } id && _customers.GetValueOrDefault(id) is var there && there?.Version != (operation.ExpectedVersion ?? there?.Version))
            return there is null ? WriteAnswer.Refused(new SyncException(FailureCause.FixRecord, "desk.gone", "It is gone.")) : WriteAnswer.Moved(id, there.Version!);
        Took.Add(operation);
        if (operation.Action == OperationAction.Delete)
        {
            Delete(operation.TargetId!);
            return WriteAnswer.Written(operation.TargetId!);
        }

        var told = JsonSerializer.Deserialize<Customer>(operation.Body.Span, JsonSerializerOptions.Web)!;
        var written = operation.TargetId ?? _upserted.GetValueOrDefault(operation.Record.Id) ?? $"{prefix}{++_made}";
        if (Upserts) _upserted[operation.Record.Id] = written;
        Put(Said(Spells(told), _customers.GetValueOrDefault(written)) with { Id = written });
        return WriteAnswer.Written(written, _customers[written].Version);
    }

    private Customer Said(Customer told, Customer? before) => CannotSay.Contains("phone") ? told with { Phone = before?.Phone } : told;

    private void Put(Customer customer)
    {
        var version = int.Parse(_customers.GetValueOrDefault(customer.Id)?.Version ?? "0", CultureInfo.InvariantCulture) + 1;
        if (StandsStill && _customers.GetValueOrDefault(customer.Id) is { } same) _customers[customer.Id] = customer with { Version = same.Version, ModifiedAt = same.ModifiedAt };
        else _customers[customer.Id] = customer with { Version = version.ToString(CultureInfo.InvariantCulture), ModifiedAt = clock() };
        Announces(customer.Id);
    }
}
