using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>What is particular to a kind of resource that is written.</summary>
internal abstract class StoreResource : TargetStream
{
    /// <summary>Where an operation goes: a collection's path.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="held">What it changes; null for a creation.</param>
    protected abstract string PathOf(Operation operation, Held? held);

    /// <summary>What was created by these, found by its marker: request id → the resource.</summary>
    protected virtual Task<IReadOnlyDictionary<string, Row>> Marked(IReadOnlyList<Operation> creations, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, Row>>(new Dictionary<string, Row>());

    /// <summary>Who has what this creation needs for itself, when the store refused it as taken; null where that is not known.</summary>
    protected virtual Task<Held?> Holder(Operation creation, BatchItem refused, CancellationToken cancellation) => Task.FromResult<Held?>(null);

    /// <summary>An answer that follows from what the store has, whatever the version; null to go on.</summary>
    protected virtual WriteAnswer? Judge(Operation change, Held held) => null;

    /// <summary>What the version of this kind is made of.</summary>
    protected virtual string VersionOf(Held held) => held.Version;

    /// <summary>The id of what an operation changes.</summary>
    protected virtual string ResourceOf(Operation operation) => operation.TargetId!;

    /// <summary>Makes ready what creations below a path need; what cannot be is answered.</summary>
    protected virtual Task<IReadOnlyList<Operation>> MakeReady(
        string path, IReadOnlyList<Operation> operations, StoreAnswers answers, CancellationToken cancellation) => Task.FromResult(operations);

    /// <summary>The properties of an operation's item, but its id and marker.</summary>
    protected virtual void Write(Operation operation, JsonElement body, Utf8JsonWriter item)
    {
        foreach (var property in body.EnumerateObject())
            if (property.Name != "id") property.WriteTo(item);
    }

    protected static JsonElement BodyOf(Operation operation) => JsonElement.Parse(operation.Body.Span);
}
