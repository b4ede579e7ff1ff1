namespace Coilwright.Mcp;

/// <summary>
/// Lets only callers of certain roles at an operation, or at all operations of a service that have no such attribute of their own. Others get
/// status 403. Roles are what <see cref="McpServerOptions.Roles"/> makes of the client's certificate; without TLS nobody has one.
/// </summary>
/// <param name="role">The role that is let in. Compared exactly, upper and lower case apart.</param>
/// <param name="others">Further roles that are let in: one of all of them is enough.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, Inherited = false)]
public sealed class RequiresRoleAttribute(string role, params string[] others) : Attribute
{
    /// <summary>The roles that are let in.</summary>
    public IReadOnlyList<string> Roles { get; } = [role, .. others];
}
