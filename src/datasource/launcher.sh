#!/bin/sh
# The executable of the data source: tells Grafana where the Tailgate backend listens, then stays for
# as long as the backend does. Grafana starts and ends it as it does any backend plugin; what it asks
# it asks the backend itself, over gRPC.
#
# Grafana (12.4 and later) passes no PATH and no HOME. Whatever is left running keeps Grafana from
# stopping, as it waits for the end of our pipes: so there are no background processes, everything
# that is waited for has pipes of its own, and the last step replaces this shell.
set -u
exec </dev/null
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
# The backend is a neighbour: Grafana's proxy is for the outside.
unset http_proxy HTTP_PROXY https_proxy HTTPS_PROXY all_proxy ALL_PROXY

default_url=http://127.0.0.1:7070
grpc_port=7071
wait_seconds=5    # how long a start waits for the backend; queries wait with it
retry_seconds=30  # when Grafana shall start us again if the backend is down

help() {
  cat <<HELP
This is the link between Grafana and the Tailgate backend. Grafana starts it; there is nothing to
start by hand. The backend is "tailgate serve".

Where the backend is, Grafana reads from its configuration (grafana.ini):

  [plugin.tailgate-apigateway-datasource]
  backend_url = $default_url

That is also the address where nothing is set. Restart Grafana after a change.
HELP
}

# plain TEXT: the text on one line, without what could end a JSON string.
plain() {
  printf '%s' "$1" | tr '\n' ' ' | tr -c "A-Za-z0-9 .,:;/()_'+-" '?' | cut -c 1-300
}

# log LEVEL TEXT: a line as Grafana reads it from plugins (hclog JSON; all three have to be strings).
log() {
  printf '{"@level":"%s","@message":"%s","@timestamp":"%s"}\n' \
    "$1" "$(plain "$2")" "$(date -u +%Y-%m-%dT%H:%M:%S.000000Z)" >&2
}

# is_port TEXT: a decimal number from 1 to 65535.
is_port() {
  case $1 in
    '' | *[!0-9]* | 0* | ??????*) return 1 ;;
  esac
  [ "$1" -le 65535 ]
}

# is_host TEXT: a name, an IPv4 address or an IPv6 address in brackets.
is_host() {
  case $1 in
    '['*']')
      inside=${1#'['}
      inside=${inside%']'}
      case $inside in
        '' | *[!0-9A-Fa-f:.]*) return 1 ;;
        *:*) return 0 ;;
        *) return 1 ;;
      esac
      ;;
    '' | [!A-Za-z0-9]* | *[!A-Za-z0-9._-]*) return 1 ;;
  esac
}

is_loopback() {
  case $1 in
    127.* | localhost | '[::1]') return 0 ;;
    *) return 1 ;;
  esac
}

is_every_address() {
  case $1 in
    0.0.0.0 | '[::]') return 0 ;;
    *) return 1 ;;
  esac
}

# split_address TEXT: sets $host and $port (empty where there is none); fails on anything else.
split_address() {
  case $1 in
    *']:'* | [!'[']*:*)
      host=${1%:*}
      port=${1##*:}
      is_port "$port" || return 1
      ;;
    *)
      host=$1
      port=
      ;;
  esac
  is_host "$host"
}

# read_url: checks the configured address; sets $url and $url_host. Nothing else is ever put into a
# command or a message unchecked.
read_url() {
  url=${GF_PLUGIN_BACKEND_URL:-$default_url}
  case $url in
    http://*) ;;
    *) return 1 ;;
  esac
  address=${url#http://}
  address=${address%/}
  split_address "$address" || return 1
  url=http://$address
  url_host=$host
}

# fetch PATH SECONDS: prints what the backend answers; 0 seconds are no limit. It replaces the shell
# that calls it. Errors are said on stderr.
fetch() {
  if [ "$tool" = curl ]; then
    # -q: no .curlrc. Without a limit, TCP notices after about two minutes that the other side is gone.
    exec curl -q -g -s -S -f -N --max-time "$2" --keepalive-time 15 "$url$1"
  fi
  # The hold writes every 15 s, so a minute of silence means that the other side is gone.
  seconds=$2
  [ "$seconds" -gt 0 ] || seconds=60
  exec wget "$wget_quiet" -t 1 ${wget_limits:+-T "$seconds"} -O - "$url$1"
}

# know_wget: sets $wget_quiet and $wget_limits by what kind of wget this is.
know_wget() {
  # That of GNU keeps errors to itself with -q, that of busybox tells its progress without.
  wget_quiet=-nv
  wget_limits=
  usage=$(wget --help 2>&1)
  case $usage in
    *BusyBox*) wget_quiet=-q ;;
  esac
  # A busybox that was built without the option crashes on it.
  case $usage in
    *-T*) wget_limits=yes ;;
  esac
}

# ask_address: sets $line to the handshake line if the backend says where it listens.
ask_address() {
  answer=$(
    exec 2>/dev/null
    fetch /api/v1/plugin/address 2
  ) || return 1
  case $answer in
    'tcp|'*)
      split_address "${answer#'tcp|'}" && [ -n "$port" ] || return 1
      if is_every_address "$host"; then
        host=$url_host
      elif is_loopback "$host" && ! is_loopback "$url_host"; then
        host=$url_host
      fi
      line="1|2|tcp|$host:$port|grpc"
      ;;
    'unix|/'*)
      socket=${answer#'unix|'}
      case $socket in
        *[!A-Za-z0-9/._@+-]*) return 1 ;;
      esac
      line="1|2|unix|$socket|grpc"
      ;;
    *) return 1 ;;
  esac
}

# wait_for_address: as ask_address, again and again for a few seconds.
wait_for_address() {
  start=$(date +%s)
  until ask_address; do
    waited=$(($(date +%s) - start))
    # A clock that was set back must not make this wait longer.
    [ "$waited" -ge 0 ] && [ "$waited" -lt "$wait_seconds" ] || return 1
    sleep 1 >/dev/null 2>&1
  done
}

# why_not: the reason that the client gives, in its own words.
why_not() {
  reason=$(fetch /api/v1/plugin/address 2 2>&1 >/dev/null) && reason="it told no usable address"
  reason=${reason:-no answer}
  printf '%s' "${reason%.}"
}

if [ "${grafana_plugin_type:-}" != datasource ]; then
  help >&2
  exit 1
fi

if ! read_url; then
  # What stands before an @ may be a password.
  log error "Tailgate: backend_url is ${GF_PLUGIN_BACKEND_URL##*@}, but has to be http://HOST:PORT without a path. Correct it in the section (plugin.tailgate-apigateway-datasource) of grafana.ini and restart Grafana."
  exit 1
fi

if command -v curl >/dev/null; then
  tool=curl
elif command -v wget >/dev/null; then
  tool=wget
  know_wget
else
  log warn "Tailgate: neither curl nor wget is there, so the backend is taken to listen at $url_host port $grpc_port, and a new address of it is noticed only when Grafana starts again. Install curl beside Grafana."
  printf '%s\n' "1|2|tcp|$url_host:$grpc_port|grpc"
  exec tail -f /dev/null
fi

if wait_for_address; then
  # From here on no process but the client. It ends when the backend ends or Grafana asks the backend
  # to, and Grafana then starts us again where it still wants us. What the hold writes goes to
  # Grafana's pipe, so that the client also ends where Grafana has gone without a word.
  printf '%s\n' "$line"
  fetch /api/v1/plugin/hold 0
fi

# A first start that fails would take the plugin away until Grafana starts again: so promise the usual
# port, and end soon, to be started again with the address that is right by then.
log error "Tailgate: the backend does not answer at $url: $(why_not). Start it with: tailgate serve. Trying again in $retry_seconds s."
printf '%s\n' "1|2|tcp|$url_host:$grpc_port|grpc"
exec sleep "$retry_seconds"
