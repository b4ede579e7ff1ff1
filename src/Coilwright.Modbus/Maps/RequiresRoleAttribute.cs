namespace Coilwright.Modbus;

/// <summary>
/// Lets only clients of certain roles at the property, where a server serves the map: <c>[RequiresRole("Operator")]</c>. The role is read
/// from the client's certificate (MODBUS/TCP Security, X.509 extension 1.3.6.1.4.1.50316.802.1); without TLS nobody has one. Other clients get exception 1
/// for every request that touches the property, even if it asks for more beside it.
/// </summary>
/// <remarks>Written twice it may name one set of roles for reading and another for writing. It means nothing to a client.</remarks>
/// <param name="role">The role that is let in. Compared exactly, upper and lower case apart.</param>
/// <param name="others">Further roles that are let in.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public sealed class RequiresRoleAttribute(string role, params string[] others) : Attribute
{
    /// <summary>The roles that are let in.</summary>
    public IReadOnlyList<string> Roles { get; } = [role, .. others];

    /// <summary>What the role is required for; <see cref="MemberAccess.ReadAndWrite"/> by default.</summary>
    public MemberAccess Access { get; set; }
}
