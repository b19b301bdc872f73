#!/bin/sh
# Installs the Debian packages that the end-to-end tests run: Prometheus, PostgreSQL and Chromium. Run it as root; it does
# nothing that is already done, and starts no service. Kubernetes is not here: it is built from source by the tests.
set -eu

packages=''
need() { # need PROGRAM PACKAGE
  if command -v "$1" >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/"$1" >/dev/null 2>&1; then
    echo "$2: present"
  else
    packages="$packages $2"
  fi
}
need prometheus prometheus
need promtool prometheus
need initdb postgresql
need psql postgresql-client
need chromium chromium

if ! command -v go >/dev/null 2>&1; then
  echo 'note: go is not in PATH; the Kubernetes control plane cannot be built without it (1.26 or newer)' >&2
fi
if [ -z "$packages" ]; then
  exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "this step needs Debian's apt-get; install these yourself:$packages" >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "run this as root to install:$packages" >&2
  exit 1
fi

# A package that brings a service starts it as it is installed, unless this file says no. If there is one already (as in
# most container images) it is left alone, otherwise ours goes away again.
guard=/usr/sbin/policy-rc.d
remove_guard() { :; }
if [ ! -e "$guard" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$guard"
  chmod 755 "$guard"
  remove_guard() { rm -f "$guard"; }
fi
trap remove_guard EXIT
trap 'exit 130' INT TERM

echo "installing:$packages"
apt-get update -qq
# shellcheck disable=SC2086 # a list of words
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null

for program in prometheus promtool psql chromium; do
  if ! command -v "$program" >/dev/null 2>&1; then
    echo "$program is still missing after the installation" >&2
    exit 1
  fi
done
echo 'done'
