// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linepath.h"

namespace engine {

LinePath::LinePath(QObject *parent) : QObject(parent) {}
LinePath::~LinePath() = default;

} // namespace engine
