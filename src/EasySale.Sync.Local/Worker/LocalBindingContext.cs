using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Local.Worker;

internal sealed class LocalBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData => data;
}
