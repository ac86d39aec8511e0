// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QLabel>

namespace widgets {

/// A text label that wears a role and a colour of the theme and follows a switch of it. Elides at the end
/// instead of being cut when setElided(true); the full text is then the tool tip.
class Label : public QLabel
{
    Q_OBJECT
public:
    explicit Label(const QString &text = {}, Role role = Role::Body, Token token = Token::Text,
                   int weight = 0, QWidget *parent = nullptr);

    void setRole(Role role, int weight = 0);
    void setToken(Token token);
    void setElided(bool elided);

    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    Role m_role;
    Token m_token;
    int m_weight;
    bool m_elided = false;
    bool m_restyling = false;
};

} // namespace widgets
