/* Serves 200 of everything from address 0, for any unit, and prints its port: libmodbus_server
   Coil i is on for every third i, discrete input i for every fifth, input register i is 3i + 1, holding register i is 1000 + i. */
#include <arpa/inet.h>
#include <modbus/modbus.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

int main(void)
{
    modbus_t *context = modbus_new_tcp("127.0.0.1", 0);
    modbus_mapping_t *mapping = modbus_mapping_new(2100, 2100, 200, 200);
    uint8_t request[MODBUS_TCP_MAX_ADU_LENGTH];
    struct sockaddr_in address;
    socklen_t size = sizeof(address);

    memset(&address, 0, sizeof(address));
    for (int i = 0; i < 2100; i++) {
        mapping->tab_bits[i] = i % 3 == 0;
        mapping->tab_input_bits[i] = i % 5 == 0;
    }
    for (int i = 0; i < 200; i++) {
        mapping->tab_input_registers[i] = 3 * i + 1;
        mapping->tab_registers[i] = 1000 + i;
    }

    int listener = modbus_tcp_listen(context, 8);
    if (listener < 0 || getsockname(listener, (struct sockaddr *) &address, &size) != 0) {
        perror("listen");
        return 1;
    }
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);

    while (modbus_tcp_accept(context, &listener) >= 0) {
        int length;
        while ((length = modbus_receive(context, request)) >= 0) {
            if (length > 0) {
                modbus_reply(context, request, length, mapping);
            }
        }
        modbus_close(context);
    }
    return 0;
}
