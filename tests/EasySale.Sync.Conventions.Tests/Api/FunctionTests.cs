using System.Reflection;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Conventions.Tests.Api;

public class FunctionTests
{
    [Fact]
    public void Every_http_function_says_its_level_and_leaves_callers_to_our_middleware()
    {
        var levels = FunctionMethods.WithHttp().ToList();

        Assert.NotEmpty(levels);
        foreach (var (method, _) in levels)
        {
            // The attribute alone reads Anonymous also when nothing is written, but the host then asks for a function key.
            var written = method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributesData())
                .Single(data => data.AttributeType == typeof(HttpTriggerAttribute)).ConstructorArguments;
            Assert.True(written is [{ Value: int level }, ..] && level == (int)AuthorizationLevel.Anonymous, method.Name);
        }
    }

    [Fact]
    public void Function_names_are_unique_whatever_their_case() =>
        Assert.Empty(FunctionMethods.All.GroupBy(FunctionMethods.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_connector_that_writes_has_an_activity_of_its_name()
    {
        var activities = FunctionMethods.All.Where(method => FunctionMethods.Trigger<ActivityTriggerAttribute>(method) is not null).Select(FunctionMethods.Name).ToList();
        var wanted = ConnectorCatalog.Scan(Assembly.Load("EasySale.Sync.Connectors")).All
            .Where(connector => connector.Writes.Count > 0).Select(connector => connector.WriteActivity);

        Assert.All(wanted, activity => Assert.Contains(activity, activities));
    }

    [Fact]
    public void Orchestrators_are_static_and_take_their_context_alone()
    {
        foreach (var method in FunctionMethods.All.Where(method => FunctionMethods.Trigger<OrchestrationTriggerAttribute>(method) is not null))
            Assert.True(method.IsStatic && method.GetParameters().Length == 1, method.Name);
    }

    [Fact]
    public void A_runs_instance_id_fits_every_tenant() =>
        Assert.Matches(@"^[^/\\#?@]{1,100}$", RunInstances.IdOf(new RunKey(new string('a', 64), new string('0', 24))));
}
