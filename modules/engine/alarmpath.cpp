// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarmpath.h"

namespace engine {

AlarmPath::AlarmPath(QObject *parent) : QObject(parent) {}
AlarmPath::~AlarmPath() = default;

} // namespace engine
