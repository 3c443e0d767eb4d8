using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Inputs;

/// <summary>Everything wrong with a request, gathered, so that the caller learns it at once.</summary>
public sealed class InputErrors
{
    private readonly Dictionary<string, List<string>> _errors = [];

    public bool Any => _errors.Count > 0;

    public void Add(string field, string message)
    {
        if (!_errors.TryGetValue(field, out var messages)) _errors[field] = messages = [];
        messages.Add(message);
    }

    /// <exception cref="ProblemException">Something was added (400, with every field).</exception>
    public void ThrowIfAny()
    {
        if (Any) throw new ProblemException(KnownProblems.BadInput(_errors.ToDictionary(error => error.Key, error => (IReadOnlyList<string>)error.Value)));
    }
}
