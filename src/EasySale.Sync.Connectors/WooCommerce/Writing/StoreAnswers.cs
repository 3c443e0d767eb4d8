using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>The answers of one write as they come in.</summary>
internal sealed class StoreAnswers(IReadOnlyList<Operation> operations)
{
    private readonly Dictionary<Operation, WriteAnswer> _answers = [];

    public bool Any => _answers.Count > 0;

    /// <summary>Operations that wait for theirs.</summary>
    public IReadOnlyList<Operation> Open => [.. operations.Where(operation => !_answers.ContainsKey(operation))];

    public void Keep(Operation operation, WriteAnswer answer) => _answers[operation] = answer;

    /// <summary>All of them, in the order of the operations.</summary>
    public IReadOnlyList<WriteAnswer> Whole() => [.. operations.Select(operation => _answers[operation])];

    /// <summary>Those known; what became of the others is not.</summary>
    public IReadOnlyList<WriteAnswer> Partly(SyncException failure) =>
        [.. operations.Select(operation => _answers.GetValueOrDefault(operation) ?? WriteAnswer.InDoubt(failure))];
}
